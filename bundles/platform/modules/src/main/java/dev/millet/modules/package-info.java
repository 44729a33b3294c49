/** The table of active generations: what is installed, active and in use. */
package dev.millet.modules;
