/** The settings of members. */
package dev.millet.members.settings;
