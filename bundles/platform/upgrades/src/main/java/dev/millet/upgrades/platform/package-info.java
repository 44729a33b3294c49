/** Services of the platform that changes and their pages stand on. */
package dev.millet.upgrades.platform;
