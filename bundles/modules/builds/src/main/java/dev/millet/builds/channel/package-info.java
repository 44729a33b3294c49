/** Channels of products: who reads them, and how often a build comes out. */
package dev.millet.builds.channel;
