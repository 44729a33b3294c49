/** Titles and texts of events in further languages. */
package dev.millet.events.translation;
