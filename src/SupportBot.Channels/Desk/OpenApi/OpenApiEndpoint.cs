using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportBot.Channels.Desk.Access;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Channels.Desk.OpenApi;

/// <summary>Describes the desk's interface from its own routes, so that the description cannot lag behind.</summary>
internal sealed class OpenApiEndpoint(EndpointDataSource endpoints)
{
    private const string Json = "application/json";

    private byte[]? _written;

    public void Map(DeskRoutes routes) => routes.Map(
        HttpMethods.Get, "openapi.json", DeskAccess.Read(AgentRole.Agent), AnswerAsync,
        new("This description.", null, null, StatusCodes.Status200OK));

    private Task<IResult> AnswerAsync(HttpContext context, DeskCaller caller)
    {
        context.Response.Headers.CacheControl = "no-store";
        _written ??= Encoding.UTF8.GetBytes(Write().ToJsonString());
        return Task.FromResult(Results.Bytes(_written, Json));
    }

    private JsonObject Write()
    {
        var (paths, schemas) = (new JsonObject(), new JsonObject());
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<DeskOperation>() is { } operation && endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods)
            {
                Add(paths, schemas, endpoint, operation, methods.HttpMethods[0]);
            }
        }

        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "SupportBot desk", ["version"] = "1" },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject
                {
                    ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "supportbot-desk" },
                    ["csrf"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = DeskGate.TokenHeader },
                },
            },
        };
    }

    private static void Add(JsonObject paths, JsonObject schemas, RouteEndpoint endpoint, DeskOperation operation, string method)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var described = new JsonObject { ["summary"] = operation.Summary };
        if (endpoint.RoutePattern.Parameters.Count > 0)
        {
            described["parameters"] = new JsonArray([.. endpoint.RoutePattern.Parameters.Select(parameter => Parameter(parameter.Name))]);
        }

        if (operation.Body is { } body)
        {
            described["requestBody"] = Content(SchemaWriter.Reference(body, schemas));
        }

        var answer = operation.Answer is { } type ? Content(SchemaWriter.Reference(type, schemas)) : new JsonObject();
        answer["description"] = operation.Summary;
        described["responses"] = new JsonObject { [operation.Status.ToString(CultureInfo.InvariantCulture)] = answer };
        Secure(described, endpoint.Metadata.GetMetadata<DeskAccess>()!);
        var item = paths[path] as JsonObject ?? new JsonObject();
        paths[path] = item;
        item[method.ToLowerInvariant()] = described;
    }

    private static void Secure(JsonObject described, DeskAccess access)
    {
        if (access.Role is { } role)
        {
            var needed = new JsonObject { ["session"] = new JsonArray() };
            if (access.WithToken)
            {
                needed["csrf"] = new JsonArray();
            }

            described["security"] = new JsonArray(needed);
            described["x-role"] = role;
        }
    }

    private static JsonObject Content(JsonNode schema) => new() { ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = schema } } };

    private static JsonObject Parameter(string name) =>
        new() { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } };
}
