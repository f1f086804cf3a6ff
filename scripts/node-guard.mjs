// Says in one sentence that the wrong Node is running, before any file fails with a riddle. Plain .mjs, so that every Node can read it.
const [major] = process.versions.node.split('.').map(Number);
if (major !== 24) {
  process.stderr.write(
    `This project needs Node 24, but this is Node ${process.versions.node}. Run it through npm (npm start, npm test): ` +
      'npm ci brings Node 24 for Linux and Windows; on other systems install Node 24 first.\n',
  );
  process.exit(1);
}
