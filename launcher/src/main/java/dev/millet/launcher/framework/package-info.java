/** Starts the OSGi framework and waits until it is ready. */
package dev.millet.launcher.framework;
