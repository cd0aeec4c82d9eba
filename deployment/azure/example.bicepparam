// Values to copy and to change. A value that is not here keeps its default from main.bicep.
using 'main.bicep'

param botName = 'verification-helper'
param host = 'chat.example.com'
param appId = '00000000-0000-0000-0000-000000000000'

// With a managed identity in place of an app registration:
// param identityType = 'UserAssignedMSI'
// param identityResourceId = '/subscriptions/.../providers/Microsoft.ManagedIdentity/userAssignedIdentities/verification-helper'

// Only for clients that must talk to Azure's Direct Line instead of the server's own:
// param directLineOrigins = ['https://www.example.com']
