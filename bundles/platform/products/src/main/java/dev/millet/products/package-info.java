/** The products in the database and their API. */
package dev.millet.products;
