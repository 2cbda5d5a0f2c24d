/**
 * Imported first by every command, before anything that an old Node could stumble over. Node 20 is enough to begin:
 * the set-up brings the toolchain's own Node.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(
    `AI-Guard Lite needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.\n`,
  );
  process.exit(1);
}
