/** Keeps images in the database and serves them. */
package dev.millet.images.store;
