using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace SupportBot.Channels.Desk.OpenApi;

/// <summary>Schemas of the bodies, from the same descriptions by which they are written.</summary>
internal static class SchemaWriter
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true };

    /// <summary>A reference to the schema of a type, which is added to the others if it is not there.</summary>
    public static JsonNode Reference(Type type, JsonObject schemas)
    {
        if (!schemas.ContainsKey(type.Name))
        {
            // References inside a schema are counted from the document's root.
            var place = $"#/components/schemas/{type.Name}";
            var schema = DeskJson.Wire.Options.GetJsonSchemaAsNode(type, Options);
            Rebase(schema, place);
            schemas[type.Name] = schema;
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    private static void Rebase(JsonNode? node, string place)
    {
        if (node is JsonObject known)
        {
            if (known["$ref"]?.GetValue<string>() is ['#', ..] and var reference)
            {
                known["$ref"] = place + reference[1..];
            }

            foreach (var (_, child) in known)
            {
                Rebase(child, place);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
            {
                Rebase(child, place);
            }
        }
    }
}
