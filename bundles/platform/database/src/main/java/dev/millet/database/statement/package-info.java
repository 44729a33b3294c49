/** Checks the statements that a module runs. */
package dev.millet.database.statement;
