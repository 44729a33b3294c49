/** Runs an instance and reports why a start failed. */
package dev.millet.launcher.run;
