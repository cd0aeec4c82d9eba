using Microsoft.AspNetCore.Http;
using SupportBot.Channels.Http;

namespace SupportBot.Channels.DirectLine.Visitors;

/// <summary>Who may ask for a token of the widget: pages of allowed sites, and not too often.</summary>
internal sealed class WidgetTokenChecks(Origins origins, RateLimits limits)
{
    private static readonly Refusal WrongSite = Refusal.Forbidden("This site may not show the chat. Add it to Website:AllowedOrigins.", "BadOrigin");

    public Refusal? RefusalFor(HttpContext context) => origins.Allows(context) ? limits.Token(context) : WrongSite;
}
