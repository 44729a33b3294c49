/** Rules: which journal entries earn points, for whom, how many, and when they are taken back. */
package dev.millet.points.rules;
