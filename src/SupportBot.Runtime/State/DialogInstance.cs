namespace SupportBot.Runtime.State;

/// <summary>A dialog that is open in a conversation: which one, at which step, with which values. Never an index, never a CLR type.</summary>
public sealed record DialogInstance
{
    /// <summary>Id of the dialog.</summary>
    public required string Dialog { get; init; }

    /// <summary>Id of the step that waits; empty for a prompt.</summary>
    public string Step { get; init => field = value ?? ""; } = "";

    /// <summary>What the dialog remembers.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>What is being asked, when this is a prompt.</summary>
    public PromptState? Prompt { get; init; }
}
