/** Fakes of the platform's services and databases for tests. */
package dev.millet.testing;
