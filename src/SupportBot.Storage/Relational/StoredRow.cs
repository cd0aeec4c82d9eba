using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SupportBot.Runtime.State;
using SupportBot.Schema;

namespace SupportBot.Storage.Relational;

/// <summary>Reads what <see cref="TurnWriter"/> wrote.</summary>
internal static class StoredRow
{
    /// <summary>A row of <see cref="Sql.FindConversation"/>.</summary>
    public static StoredConversation ReadConversation(DbDataReader row, string id) => new()
    {
        Version = row.GetInt64(0),
        State = Parse(row.GetString(1), StateJsonContext.Default.ConversationState, id, "state") with
        {
            Previous = row.IsDBNull(7) ? null : Parse(row.GetString(7), StateJsonContext.Default.ConversationState, id, "state before the last"),
        },
        Reference = Parse(row.GetString(2), SchemaJsonContext.Default.ConversationReference, id, "reference"),
        Account = row.IsDBNull(3) ? null : row.GetString(3),
        LastSequence = row.GetInt64(4),
        LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        IsEnded = row.GetInt64(6) == 1,
        Earlier = row.IsDBNull(8) ? null : new(row.GetInt64(8), row.GetInt32(9), row.IsDBNull(10) ? null : row.GetString(10)),
    };

    /// <summary>A row of <see cref="Sql.ReadLog"/>.</summary>
    public static Activity ReadActivity(DbDataReader row, string id) => Parse(row.GetString(1), SchemaJsonContext.Default.Activity, id, "log");

    /// <summary>JSON of one conversation, or a failure that names conversation and part and quotes nothing.</summary>
    public static T Parse<T>(string json, JsonTypeInfo<T> type, string id, string part)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("It is null.");
        }
        catch (JsonException failure)
        {
            // The inner exception would quote what was said.
            throw new StoredStateException(
                $"The {part} of conversation '{id}' cannot be read: at {failure.Path ?? "$"} it is not what this program writes. It was left as it is. "
                + "Start the version of the program that wrote it, or restore the conversation from a backup.");
        }
    }
}
