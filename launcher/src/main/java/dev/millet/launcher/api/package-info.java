/** Calls the API of a running instance. */
package dev.millet.launcher.api;
