package dev.millet.points.formula;

/**
 * Something that is wrong in a formula.
 *
 * @param line from 1
 * @param column from 1, in code points
 * @param message says what is wrong, in English
 */
public record FormulaError(int line, int column, String message) {}
