/** Tells the launcher which commands the modules contribute. */
package dev.millet.gateway.commands;
