// The same tool on the Node SDK's own server and transport: no permission, no record.
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const server = new Server({ name: "node", version: "1" }, { capabilities: { tools: {} } });
server.setRequestHandler(ListToolsRequestSchema, async () => ({
  tools: [{ name: "quick_check_showing", inputSchema: { type: "object" } }],
}));
server.setRequestHandler(CallToolRequestSchema, async (request) => {
  const { listing, day, minutes, guests, form } = request.params.arguments;
  const checked = { listing, day, minutes, guests: guests.length, possible: form === "video" || minutes <= 60 };
  return { content: [{ type: "text", text: JSON.stringify(checked) }] };
});
await server.connect(new StdioServerTransport());
