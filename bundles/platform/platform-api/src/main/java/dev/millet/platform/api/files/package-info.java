/** The content of kept files, for the platform's own bundles. */
@Export
@Version("1.2.0")
package dev.millet.platform.api.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
