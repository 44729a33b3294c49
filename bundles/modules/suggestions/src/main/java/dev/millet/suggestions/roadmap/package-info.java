/** Roadmaps: what is planned, by status, by month and by planned release. */
package dev.millet.suggestions.roadmap;
