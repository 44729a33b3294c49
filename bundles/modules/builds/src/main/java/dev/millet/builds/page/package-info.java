/** The pages of builds, channels, the train and the changelog. */
package dev.millet.builds.page;
