/** Reads feature files and selects what to start. */
package dev.millet.launcher.features;
