/** Transactions on the shared database, and the migrations of a bundle's own tables. */
@Export
@Version("1.8.0")
package dev.millet.api.database;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
