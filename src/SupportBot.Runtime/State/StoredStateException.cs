namespace SupportBot.Runtime.State;

/// <summary>What is stored of one conversation cannot be read: it is damaged, or another version of the program wrote it. It was left as it is.</summary>
/// <remarks>The message is for the operator; it names the conversation and holds nothing that anybody said.</remarks>
public sealed class StoredStateException : Exception
{
    /// <summary>Says which conversation, and why.</summary>
    public StoredStateException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
