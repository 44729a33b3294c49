/** Events that come again: the rule by which they do, and the dates that follow from it. */
package dev.millet.events.series;
