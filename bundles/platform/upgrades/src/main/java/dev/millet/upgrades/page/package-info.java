/** The pages of module changes. */
package dev.millet.upgrades.page;
