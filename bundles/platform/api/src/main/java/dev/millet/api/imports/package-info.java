/** Files of other systems that modules take in, and data to look at. */
@Export
@Version("1.1.0")
package dev.millet.api.imports;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
