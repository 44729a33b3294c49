/** Applies the migrations of bundles, and checks that they only add. */
package dev.millet.database.migration;
