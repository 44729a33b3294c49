/** Builds of products, published on channels, with what is new in each. */
package dev.millet.builds;
