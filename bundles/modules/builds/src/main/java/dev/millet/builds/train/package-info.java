/** The train: what is planned for the next builds of a channel, and when they come out. */
package dev.millet.builds.train;
