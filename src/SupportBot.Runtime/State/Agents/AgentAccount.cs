namespace SupportBot.Runtime.State.Agents;

/// <summary>A colleague who may sign in to the desk.</summary>
public sealed record AgentAccount
{
    /// <summary>Unguessable and permanent.</summary>
    public required string Id { get; init; }

    /// <summary>What the colleague signs in with: a short name or an e-mail address, in lower case. Unique.</summary>
    public required string UserName { get; init; }

    /// <summary>The name that customers read.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="AgentRole"/>.</summary>
    public required string Role { get; init; }

    /// <summary>Hash of the password; <see langword="null"/> where the colleague signs in elsewhere.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Issuer and subject at the identity provider, as <c>issuer|subject</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether the account is closed. Its sessions are dead at once.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>What the colleague set in the page, as JSON; the store does not look into it.</summary>
    public string? Settings { get; init; }

    /// <summary>The languages in which the colleague writes to customers, as locales of the content. Default: none is named, and cases of every language go to it.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The most open cases that the program gives the colleague; <see langword="null"/> for what the profile says.</summary>
    public int? Capacity { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
