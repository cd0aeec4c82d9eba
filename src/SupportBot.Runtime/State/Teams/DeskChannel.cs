using System.Security.Cryptography;
using System.Text;
using SupportBot.Schema;

namespace SupportBot.Runtime.State.Teams;

/// <summary>A channel of Teams in which agents work on cases.</summary>
public sealed record DeskChannel
{
    private const int NameBytes = 8;

    /// <summary>Its name here; see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The organisation. Nobody of another one can do anything in it.</summary>
    public required string TenantId { get; init; }

    /// <summary>The way to it: the service's address, the bot, and the channel as a conversation, without a thread.</summary>
    public required ConversationReference Reference { get; init; }

    /// <summary>The team to which it belongs, as far as Teams told it.</summary>
    public string? TeamId { get; init; }

    /// <summary>The language of its cards.</summary>
    public required string Locale { get; init; }

    /// <summary>Since when it is the desk's.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The name here of a channel of Teams.</summary>
    /// <param name="tenantId">The organisation.</param>
    /// <param name="conversationId">The channel's own id.</param>
    public static string IdOf(string tenantId, string conversationId) =>
        $"c{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenantId}\n{conversationId}")).AsSpan(0, NameBytes))}";
}
