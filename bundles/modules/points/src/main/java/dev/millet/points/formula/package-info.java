/** Conditions and amounts of rules, written in the Common Expression Language. */
package dev.millet.points.formula;
