/** The numbers that the database gives to rows. */
package dev.millet.database.identity;
