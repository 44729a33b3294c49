/** The files of the distribution. */
package dev.millet.launcher.distribution;
