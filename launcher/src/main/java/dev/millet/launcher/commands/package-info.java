/** The commands that modules contribute: described by the instance, done by its routes. */
package dev.millet.launcher.commands;
