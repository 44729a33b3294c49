/** Plans a change of modules without making it. */
package dev.millet.upgrades.plan;
