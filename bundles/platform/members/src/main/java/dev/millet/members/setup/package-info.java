/** Creates the first administrator. */
package dev.millet.members.setup;
