// `npm run demo`: the illustrative year in `var/`, roles from a menu, and the address to open.
const { env } = process;
env.DEMO = '1';
env.PORT ||= '3000';
env.HOST ||= '127.0.0.1';
const { main } = await import('../build/cli/main.js');
const loaded = await main(['load-sample']);
if (loaded !== 0) process.exit(loaded);
await import('./serve.js');
const address = `http://localhost:${env.PORT}`;
process.stdout.write(
	`\nThoát Nghèo: ${address}\nVai trò dùng thử chọn ở đầu trang. / Pick a demo role at the top of the page.\n`
);
