/** Large files: kept once for each content, uploaded in pieces, downloaded without a lease. */
@Export
@Version("1.1.0")
package dev.millet.api.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
