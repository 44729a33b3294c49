/** Changes modules of a running instance from the command line. */
package dev.millet.launcher.modules;
