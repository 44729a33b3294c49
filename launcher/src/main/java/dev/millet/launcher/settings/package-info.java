/** Reads settings from files, the environment and the command line. */
package dev.millet.launcher.settings;
