/** The API of module changes. */
package dev.millet.upgrades.http;
