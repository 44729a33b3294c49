/** The migration of tables, as the platform runs it. */
@Export
@Version("1.1.0")
package dev.millet.platform.api.database;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
