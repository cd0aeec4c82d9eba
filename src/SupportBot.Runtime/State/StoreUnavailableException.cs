namespace SupportBot.Runtime.State;

/// <summary>The store cannot work now: its disk is full, it is locked, it cannot be reached. A later try may succeed, without a restart.</summary>
/// <remarks>The message names the store and the cure for the operator. It is no text for customers and holds nothing of theirs.</remarks>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Says what is wrong and what would help.</summary>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
