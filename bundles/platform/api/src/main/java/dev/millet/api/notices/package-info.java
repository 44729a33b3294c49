/** Notices: modules tell members what happened to what they follow. */
@Export
@Version("1.1.0")
package dev.millet.api.notices;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
