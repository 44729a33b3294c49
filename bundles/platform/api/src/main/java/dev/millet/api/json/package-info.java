/** JSON as the platform reads and writes it: records in, records out. */
@Export
@Version("1.0.0")
package dev.millet.api.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
