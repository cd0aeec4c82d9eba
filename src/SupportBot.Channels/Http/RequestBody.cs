using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Channels.Http;

/// <summary>Reads a JSON body: never more than <see cref="MostBytes"/>, and nothing that a store or a later reader could stumble over.</summary>
internal static class RequestBody
{
    /// <summary>Azure's limit of an activity (CHECKLIST, item 46).</summary>
    public const int MostBytes = 262_144;

    /// <summary>
    /// How deep a body may be nested. What is kept of it is written again inside of other objects, and neither writers nor readers go below 64 levels: deeper, it would make
    /// every later answer that holds it fail.
    /// </summary>
    public const int MostLevels = 48;

    private static readonly string TooDeep = string.Create(CultureInfo.InvariantCulture, $"The body is nested deeper than {MostLevels} levels. Send a flatter one.");

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The body, or why it is refused. An empty body is <see langword="null"/> without a refusal.</summary>
    public static Task<(T? Value, Refusal? Refusal)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class => ReadAsync(context, type, MostBytes);

    /// <summary>The body, or why it is refused, where less is taken than elsewhere.</summary>
    public static async Task<(T? Value, Refusal? Refusal)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, int most)
        where T : class
    {
        if (context.Request.ContentLength > most)
        {
            return (null, Refusal.TooLarge(most));
        }

        var reader = context.Request.BodyReader;
        var read = await reader.ReadAtLeastAsync(most + 1, context.RequestAborted);
        try
        {
            return read.Buffer.Length > most ? (null, Refusal.TooLarge(most)) : Parse(read.Buffer.ToArray(), type);
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    private static (T? Value, Refusal? Refusal) Parse<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type)
        where T : class
    {
        if (bytes.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        if (bytes.IsEmpty)
        {
            return (null, null);
        }

        try
        {
            return FaultIn(bytes) is { } fault ? (null, Refusal.BadArgument(fault)) : Deserialize(bytes, type);
        }
        catch (JsonException exception)
        {
            return (null, Refusal.BadArgument($"The body is not the JSON that belongs here; it goes wrong at {exception.Path ?? "$"}. Send what the description of the interface says."));
        }
    }

    private static (T? Value, Refusal? Refusal) Deserialize<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(bytes, type) is { } value ? (value, null) : (null, Refusal.BadArgument("The body is null. Send an object."));

    private static string? FaultIn(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return "The body is not UTF-8. Send JSON in UTF-8.";
        }

        // One level more than is taken, so that what is too deep can be called by its name.
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostLevels + 1 });
        while (reader.Read())
        {
            if (FaultIn(ref reader) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? FaultIn(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= MostLevels => TooDeep,
        JsonTokenType.Number when !reader.TryGetDouble(out var number) || !double.IsFinite(number) => "The body holds a number that no program can count to. Send a smaller one.",
        JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped => FaultInText(ref reader),
        _ => null,
    };

    /// <summary>PostgreSQL keeps no NUL, and half a surrogate pair cannot be written again.</summary>
    private static string? FaultInText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!.Contains('\0', StringComparison.Ordinal) ? "A text holds the character NUL. Leave it out." : null;
        }
        catch (InvalidOperationException)
        {
            return "A text holds half of a surrogate pair. Send whole characters.";
        }
    }
}
