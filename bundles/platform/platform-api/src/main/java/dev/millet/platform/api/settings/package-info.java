/** Settings that change while the process runs: read at each use, and kept in the database. */
@Export
@Version("2.0.0")
package dev.millet.platform.api.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
